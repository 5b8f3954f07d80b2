import type { LookAlike } from '../../../../api-client/index.ts'
import { Button } from '../../../../ui/show/Button.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { Moment } from '../../../../ui/show/Moment.tsx'
import { texts } from '../look-alike-texts.fr.ts'
import styles from './LookAlikeRow.module.css'

export type SortedAs = LookAlike['sortedAs']

export interface LookAlikeRowProps {
  readonly lookAlike: LookAlike
  readonly isBusy: boolean
  readonly onSort: (sortedAs: SortedAs) => void
}

const choices = ['ours', 'unrelated', 'suspect'] as const

/** One name that exists: how it differs, what was seen of it, and whose it is. */
export function LookAlikeRow({ lookAlike, isBusy, onSort }: LookAlikeRowProps) {
  const { name, shown, difference, sortedAs, sortedBy, sortedAt, note, goneAt, firstSeenAt } = lookAlike
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <h3 className={styles.name}>{shown}</h3>
        {name !== shown && (
          <p className="soft small">
            {texts.asAsked}
            <code className={styles.asked}>{name}</code>
          </p>
        )}
        <p>{difference}.</p>
        <ul className={styles.seen}>
          {hintsOf(lookAlike).map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
        <p className="soft small">
          {goneAt === null ? texts.seen.since : texts.seen.gone}
          <Moment at={goneAt ?? firstSeenAt} />
          {sortedBy && sortedAt && (
            <>
              {' · '}
              {texts.sortedBy(sortedBy)}
              <Moment at={sortedAt} />
            </>
          )}
        </p>
        {note && <p className="small">{note}</p>}
      </div>
      {goneAt === null && (
        <fieldset className={styles.choices}>
          <legend className="voice">{texts.sort(shown)}</legend>
          <Actions>
            {sortedAs === null ? (
              choices.map((choice) => (
                <Button key={choice} isBusy={isBusy} onClick={() => onSort(choice)}>
                  {texts.sortAs[choice]}
                </Button>
              ))
            ) : (
              <Button look="quiet" isBusy={isBusy} onClick={() => onSort(null)}>
                {texts.toSortAgain}
              </Button>
            )}
          </Actions>
        </fieldset>
      )}
    </li>
  )
}

/** What helps to decide first, what was merely seen after. */
function hintsOf({ seen, otherCommune }: LookAlike): string[] {
  const { mailServers, addresses, isAtOwnSite, isParked } = seen
  const words = texts.seen
  const mail =
    mailServers === null ? words.mailUntold : mailServers.length > 0 ? words.mail(mailServers) : words.noMail
  const site =
    addresses === null ? words.siteUntold : addresses.length > 0 ? words.site(addresses) : words.noSite
  return [
    ...(isAtOwnSite ? [words.ownSite] : []),
    ...(otherCommune ? [words.otherCommune(otherCommune.name, otherCommune.departement)] : []),
    ...(isParked ? [words.parked] : []),
    mail,
    ...(isAtOwnSite ? [] : [site]),
  ]
}
