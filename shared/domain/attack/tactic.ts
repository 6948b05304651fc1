/** What techniques are used for, as the table of techniques writes it, in the order of the Enterprise matrix. */
export const tacticWords = {
  re: 'Reconnaissance',
  rd: 'Resource Development',
  ia: 'Initial Access',
  ex: 'Execution',
  pe: 'Persistence',
  pr: 'Privilege Escalation',
  st: 'Stealth',
  di: 'Defense Impairment',
  ca: 'Credential Access',
  ds: 'Discovery',
  lm: 'Lateral Movement',
  co: 'Collection',
  cc: 'Command and Control',
  xf: 'Exfiltration',
  im: 'Impact',
} as const;
type Code = keyof typeof tacticWords;

const codes = Object.keys(tacticWords) as Code[];

/** Names of tactics by their codes, `pe,pr`, in the order of the matrix. */
export function tacticsOf(written: string): readonly string[] {
  const wanted = written.split(',');
  return codes.filter((code) => wanted.includes(code)).map((code) => tacticWords[code]);
}
