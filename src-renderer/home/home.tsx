import { Button } from '@mantine/core'
import { IconArrowRight, IconBook } from '@tabler/icons-react'
import { call, useCall } from '../import-api'
import { ProviderMappings } from '../providers/provider-mappings'
import { Heading } from '../ui/heading'
import { useWindowState } from '../window-state'
import { HOME, PROVIDERS } from '../words/home'
import { RecentImports } from './recent-imports'

/** The Tebra screen. */
export function Home() {
  const go = useWindowState((state) => state.go)
  const providers = useCall('providers:list', {})
  return (
    <div className="stack-xl">
      <div className="head-row">
        <Heading order={1} lead={HOME.lead}>
          {HOME.title}
        </Heading>
        <div className="row">
          <Button
            size="md"
            variant="subtle"
            leftSection={<IconBook aria-hidden size={17} />}
            onClick={() => void call('main:guide:open')}
          >
            {HOME.guide}
          </Button>
          <Button
            size="md"
            rightSection={<IconArrowRight aria-hidden size={17} />}
            onClick={() => go({ name: 'wizard', step: 'configure' })}
          >
            {HOME.open}
          </Button>
        </div>
      </div>
      <RecentImports />
      <section className="stack-sm" aria-labelledby="home-providers">
        <h2 id="home-providers">{PROVIDERS.title}</h2>
        <p className="muted">{PROVIDERS.lead}</p>
        <ProviderMappings providers={providers} />
      </section>
    </div>
  )
}
