/** 20.19 is the first 20.x that loads ES modules from CommonJS, which the build tools rely on. */
const LEAST = [20, 19];

export const checkNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return;
  process.stderr.write(
    `Watchfloor needs Node ${LEAST.join('.')} or newer; this is ${process.versions.node}\n`,
  );
  process.exit(1);
};
