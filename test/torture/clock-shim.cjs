// Loaded before the engine: SIGUSR2 sets its wall clock by CLOCK_JUMP_MS, as a person or a time server would.
const RealDate = Date
let aheadMs = 0
const ahead = () => RealDate.now() + aheadMs
globalThis.Date = class SetDate extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(ahead())
    else super(...args)
  }
  static now() {
    return ahead()
  }
}
process.on('SIGUSR2', () => {
  aheadMs = Number(process.env.CLOCK_JUMP_MS)
})
