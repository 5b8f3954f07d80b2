import type { LookAlikes } from '../../../../api-client/index.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Record } from '../../../../ui/show/Record.tsx'
import { RankRow, Rows } from '../../../../ui/show/Rows.tsx'
import { texts } from '../look-alike-texts.fr.ts'

/** What a town hall can do about a suspect name, in order, each step with its source. */
export function LookAlikeSteps({
  steps,
  fix,
}: Pick<LookAlikes, 'steps'> & { readonly fix: LookAlikes['finding']['fix'] }) {
  return (
    <Card title={texts.steps}>
      <p className="soft">{texts.stepsMeaning}</p>
      <Rows ordered>
        {steps.map(({ title, how, url, source }, index) => (
          <RankRow key={title} rank={index + 1} title={title} isTall>
            <p>{how}</p>
            <p>{texts.source(source)}</p>
            {url && (
              <LinkButton look="quiet" to={url}>
                {texts.open(url)}
              </LinkButton>
            )}
          </RankRow>
        ))}
      </Rows>
      {fix && (
        <>
          <h3>{texts.ask}</h3>
          <Record text={fix.ask} look="letter" copyLabel={texts.copyAsk} />
        </>
      )}
    </Card>
  )
}
