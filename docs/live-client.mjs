// A reader of the live protocol, written from docs/live-protocol.md alone. Needs Node and the package `ws`.
//   CONSOLE_EMAIL=… CONSOLE_PASSWORD=… node docs/live-client.mjs http://127.0.0.1:3000 [tenant …]
import { WebSocket } from 'ws';

const [url, ...scope] = process.argv.slice(2);
const { CONSOLE_EMAIL: email, CONSOLE_PASSWORD: password } = process.env;
const wanted = ['open_critical', 'new_24h', 'customers'];
let attempt = 0;

async function signIn() {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`signing in: ${answer.status}`);
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]);
}

function read(cookies) {
  const headers = { cookie: cookies.join('; '), origin: url };
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/live/v1`, { headers });
  let columns = [];
  let rows = null;
  let held = 0;
  let missing = false;
  let retryMs;
  let quiet;

  const say = (frame) => socket.send(JSON.stringify(frame));
  const subscribe = () => {
    rows = null;
    say({ type: 'subscribe', view: 'overview', ...(scope.length > 0 && { scope }) });
  };
  const show = (asOf) => {
    const values = wanted.map((name) => [name, rows[0][columns.indexOf(name)]]);
    console.log(JSON.stringify({ as_of: asOf, ...Object.fromEntries(values) }));
  };
  const frames = {
    hello({ protocol, scope_columns }) {
      if (protocol !== 2) throw new Error(`protocol ${protocol} is not 2`);
      columns = scope_columns;
      subscribe();
    },
    snapshot({ version, as_of, rows: fresh }) {
      [rows, held, attempt] = [fresh, version, 0];
      show(as_of);
    },
    delta({ from, to, as_of, cells }) {
      if (rows === null || to <= held) return;
      if (from !== held) return subscribe();
      for (let i = 0; i < cells.length; i += 3) rows[cells[i]][cells[i + 1]] = cells[i + 2];
      held = to;
      show(as_of);
    },
    ping({ at, version }) {
      say({ type: 'pong', at });
      if (missing && version > held) subscribe();
      missing = version > held;
    },
    bye({ retry_ms }) {
      retryMs = retry_ms;
    },
  };
  socket.on('message', (data) => {
    clearTimeout(quiet);
    quiet = setTimeout(() => socket.terminate(), 10_000);
    const frame = JSON.parse(data);
    frames[frame.type]?.(frame);
  });
  socket.on('error', ({ message }) => console.error(message));
  socket.on('close', async (code) => {
    clearTimeout(quiet);
    if (code >= 4500 || retryMs === 0) return console.error(`closed for good: ${code}`);
    const wait = retryMs ?? Math.random() * Math.min(15_000, 500 * 2 ** attempt++);
    setTimeout(async () => read(code === 4001 ? await signIn() : cookies), wait);
  });
}

read(await signIn());
