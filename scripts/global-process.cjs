// In place of node:process: importing that opens stdin, stdout and stderr at once, whether they are used or not.
module.exports = globalThis.process;
