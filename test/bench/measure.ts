/** One run of one subject, in this process. Answers its measure to the process that forked it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { costs } from './costs'
import { stage1, stage2 } from './engine'
import { readerOf } from './readers'
import { COSTS, type Measured, STAGE_1, STAGE_2, type Task, type Work } from './subject'

const KB = 1024

const shareOf = ({ folder, part, parts }: Task): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(xml|ccda)$/i.test(name))
    .sort()
    .filter((_name, index) => index % parts === part)
    .map((name) => join(folder, name))

const readEach = (task: Task): Work => {
  const read = readerOf(task.subject, join(__dirname, '../peers'))
  if (read === undefined) throw new Error('no such subject')
  const files = shareOf(task)
  let [bytes, refused, items] = [0, 0, 0]
  for (const file of files) {
    const document = readFileSync(file)
    try {
      items += read(document) ?? 0
      bytes += document.length
    } catch {
      refused += 1
    }
  }
  return { documents: files.length, bytes, refused, items }
}

const work = (task: Task, clock: { restart(): void }): Work | Promise<Work> => {
  switch (task.subject) {
    case STAGE_1:
      return stage1(task)
    case STAGE_2:
      return stage2(task, clock)
    case COSTS:
      return costs(task)
    default:
      return readEach(task)
  }
}

const measure = async (task: Task): Promise<Measured> => {
  let startedMs = performance.now()
  let cpu = process.cpuUsage()
  const clock = {
    restart: () => {
      startedMs = performance.now()
      cpu = process.cpuUsage()
    },
  }
  const done = await work(task, clock)
  const { user, system } = process.cpuUsage(cpu)
  return {
    ...done,
    seconds: (performance.now() - startedMs) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peakRssBytes: process.resourceUsage().maxRSS * KB,
  }
}

// Nobody waits for it any more.
process.once('disconnect', () => process.exit(1))
// What a peer prints belongs to nobody.
process.stdout.write = () => true
process.once('message', (task: Task) => {
  measure(task).then(
    (measured) => process.send?.({ measured }, () => process.exit(0)),
    (error: unknown) => process.send?.({ error: String(error).split('\n')[0] }, () => process.exit(0)),
  )
})
