import type { DumpView } from '../../../src-preload/contract/views'
import { LiveText } from '../../ui/live-text'
import { Notice } from '../../ui/notice'
import { ProgressBar } from '../../ui/progress-bar'
import { Stat, Stats } from '../../ui/stat'
import { count, duration, percent } from '../../words/format'
import { MAP, PARSE } from '../../words/wizard'
import { atRest, timeLeft } from '../parse/parse-progress'

export function MapProgress({ dump }: { dump: DumpView }) {
  const { map } = dump
  const finished = dump.stage === 'completed' && !dump.running
  const part = finished ? 1 : map.total > 0 ? map.done / map.total : 0
  return (
    <section className="card progress-card" aria-label={MAP.progress}>
      {finished ? (
        <Notice tone={map.failed === 0 ? 'green' : 'amber'} title={MAP.finished}>
          {MAP.finishedWith(map.done, map.failed)}
        </Notice>
      ) : (
        <ProgressBar part={part} label={MAP.progress} running={dump.running} />
      )}
      <Stats>
        <Stat large label={MAP.done} value={`${count(map.done)} / ${count(map.total)}`} />
        <Stat label={MAP.failed} value={count(map.failed)} />
        <Stat label={MAP.requests} value={count(map.unitsDone)} />
        {finished ? (
          <Stat label={PARSE.elapsed} value={duration(map.secondsElapsed)} />
        ) : (
          <Stat label={MAP.left} value={dump.running ? timeLeft(map) : atRest(dump)} />
        )}
      </Stats>
      {dump.verifying && (
        <ProgressBar
          part={dump.verifying.total === 0 ? 1 : dump.verifying.done / dump.verifying.total}
          label={MAP.readBack.progress(dump.verifying.done, dump.verifying.total)}
          running={dump.running}
        />
      )}
      <LiveText
        text={finished || dump.running ? MAP.announce(map.done, map.total, percent(part)) : atRest(dump)}
        state={`${finished} ${dump.running}`}
      />
    </section>
  )
}
