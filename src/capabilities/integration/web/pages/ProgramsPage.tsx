import { useParams } from 'react-router'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Columns, Stack } from '../../../../ui/show/Layout.tsx'
import { Record } from '../../../../ui/show/Record.tsx'
import { programsTexts as words } from '../leave-texts.fr.ts'
import { integrationPaths, ownerPath } from '../paths.ts'

export function Component() {
  const params = useParams()
  const owner = ownerPath(params)
  return (
    <Page title={words.title} lead={words.lead}>
      <Stack>
        <Columns>
          <Card title={words.tokensTitle}>
            <Stack>
              <p>{words.tokens}</p>
              <div>
                <LinkButton to={integrationPaths.tokens(owner)}>{words.toTokens}</LinkButton>
              </div>
            </Stack>
          </Card>
          <Card title={words.webhooksTitle}>
            <Stack>
              <p>{words.webhooks}</p>
              <div>
                <LinkButton to={integrationPaths.webhooks(owner)}>{words.toWebhooks}</LinkButton>
              </div>
            </Stack>
          </Card>
        </Columns>
        {params.insee === undefined && (
          <Card title={words.consoleTitle}>
            <Stack>
              <p>{words.console}</p>
              <h3>{words.figures}</h3>
              <Record text={`${window.location.origin}/api/v1${owner}/deploy-center/metrics`} />
              <h3>{words.rights}</h3>
              <Record text={`${window.location.origin}/api/v1${owner}/deploy-center/entitlements`} />
            </Stack>
          </Card>
        )}
      </Stack>
    </Page>
  )
}
