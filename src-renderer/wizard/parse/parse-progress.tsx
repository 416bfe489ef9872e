import type { DumpView, Progress } from '../../../src-preload/contract/views'
import { LiveText } from '../../ui/live-text'
import { Notice } from '../../ui/notice'
import { ProgressBar } from '../../ui/progress-bar'
import { Stat, Stats } from '../../ui/stat'
import { bytes, count, duration, percent } from '../../words/format'
import { PARSE } from '../../words/wizard'

/** By bytes where they are known: files differ in size by a thousand times. */
export function partOf(progress: Progress): number {
  if (progress.unitsTotal > 0) return progress.unitsDone / progress.unitsTotal
  return progress.total > 0 ? progress.done / progress.total : 0
}

export function timeLeft(progress: Progress): string {
  if (progress.total > 0 && progress.done >= progress.total) return PARSE.finishing
  return progress.secondsLeft === undefined ? PARSE.estimating : duration(progress.secondsLeft)
}

/** Why nothing moves: the owner's pause, or a problem. */
export const atRest = ({ failure }: DumpView): string => (failure ? PARSE.stopped : PARSE.paused)

export function ParseProgress({ dump, finished }: { dump: DumpView; finished: boolean }) {
  const { parse } = dump
  const part = finished ? 1 : partOf(parse)
  const read = parse.done - parse.failed
  return (
    <section className="card progress-card" aria-label={PARSE.progress}>
      {finished ? (
        <Notice tone={dump.patients === 0 ? 'amber' : 'green'} title={PARSE.finished}>
          {dump.patients === 0 ? PARSE.nobody : PARSE.finishedWith(dump.patients, read)}
        </Notice>
      ) : (
        <ProgressBar part={part} label={PARSE.progress} running={dump.running} />
      )}
      <Stats>
        <Stat large label={PARSE.parsed} value={count(dump.patients)} />
        <Stat label={PARSE.files} value={`${count(read)} / ${count(parse.total)}`} />
        <Stat label={PARSE.failed} value={count(dump.failedFileCount)} />
        <Stat
          label={PARSE.speed}
          value={parse.secondsElapsed > 0 ? `${bytes(parse.unitsDone / parse.secondsElapsed)}/s` : '–'}
        />
        {finished ? (
          <Stat label={PARSE.elapsed} value={duration(parse.secondsElapsed)} />
        ) : (
          <Stat label={PARSE.left} value={dump.running ? timeLeft(parse) : atRest(dump)} />
        )}
      </Stats>
      <LiveText
        text={finished || dump.running ? PARSE.announce(dump.patients, percent(part)) : atRest(dump)}
        state={`${finished} ${dump.running}`}
      />
    </section>
  )
}
