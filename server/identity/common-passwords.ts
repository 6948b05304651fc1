/**
 * The passwords of eight or more characters that head every published list of leaked ones, in lower case. Guessing
 * further than this is what the lock-out is for.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `00000000 01234567 0123456789 0987654321 10203040 11111111 11112222 111111111 1111111111 11223344 12121212
  12312312 123123123 12341234 1234512345 12345678 123456789 1234567890 12345678910 123456789a 1234567a 12345678a
  1234qwer 123454321 12344321 123321123 123qweasd 13131313 147258369 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2
  1qaz!qaz 1qaz@wsx 20202020 2wsx3edc 21212121 22222222 31415926 33333333 44444444 55555555 66666666 741852963
  77777777 789456123 87654321 88888888 963852741 987654321 9876543210 99999999 a1234567 a12345678 a123456789
  aa123456 aa12345678 abc12345 abc123456 abcd1234 abcdefgh abcdefg1 adgjmptw admin123 admin1234 admin12345
  administrator alexander alexandra asd12345 asdasdasd asdf1234 asdfasdf asdfghjk asdfghjkl asdfghjkl; asdfqwer
  baseball baseball1 bailey123 basketball beautiful birthday blink182 bubbles1 butterfly caroline changeme
  changeme1 changeme123 charlie1 chocolate christian christopher computer computer1 cowboys1 default1 dragon123
  elizabeth evildead facebook falcon123 fireball football football1 freedom1 fuckyou1 fuckyou123 google123
  hello123 hello1234 helloworld hunter123 iloveyou iloveyou1 iloveyou2 iloveyou12 internet jennifer jessica1
  jordan23 jonathan letmein1 letmein123 liverpool liverpool1 login123 lovelove madison1 marlboro master123
  maverick mercedes metallica michelle michael1 midnight minecraft monkey123 mustang1 myspace1 naruto123
  newpassword nicholas nintendo number01 p@$$w0rd p@ssw0rd p@ssw0rd1 p@ssword p@ssword1 pa$$w0rd pa55word
  pass1234 pass12345 pass@123 passpass passw0rd passw0rd1 passw0rd! passwort passwort1 password password! password01
  password1 password1! password11 password12 password123 password123! password1234 password2 password3
  password@123 patricia playstation pokemon1 pokemon123 princess princess1 q1w2e3r4 q1w2e3r4t5 qazwsxed qazwsxedc
  qwaszx12 qwe12345 qwe123456 qweasdzx qweasdzxc qweqwe123 qwer1234 qwerasdf qwert123 qwert12345 qwerty12
  qwerty123 qwerty1234 qwerty12345 qwertyui qwertyuiop qwertyuiop1 qwertz123 qwertzui qwertzuiop ronaldo7 root1234
  samantha samsung1 security security1 shadow123 slipknot snowball spiderman spongebob starwars starwars1
  stephanie summer01 summer2024 summer2025 summer2026 sunshine sunshine1 superman superman1 superstar test1234
  test12345 testtest testing1 testing123 tinkerbell tottenham trustno1 user1234 valentina vanessa1 veronica
  victoria watchfloor welcome1 welcome01 welcome1! welcome12 welcome123 welcome2 whatever whatever1 william1
  winter2024 winter2025 winter2026 wordpass yankees1 zaq12wsx zaq1zaq1 zaq1xsw2 zxcvbnm1 zxcvbnm123 zxcvbnm,.`
    .split(/\s+/)
    .filter((each) => each !== ''),
);
