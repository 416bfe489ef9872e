/**
 * The npm that runs the script, else the one of the PATH. On Windows that is a .cmd file, which a shell must start.
 * @param {readonly string[]} args
 * @returns {import('../run.mjs').Command}
 */
export function npmCommand(args) {
  const npm = process.env.npm_execpath
  if (npm?.endsWith('.js')) return { command: process.execPath, args: [npm, ...args] }
  return process.platform === 'win32'
    ? { command: 'cmd.exe', args: ['/d', '/c', 'npm', ...args] }
    : { command: 'npm', args }
}
