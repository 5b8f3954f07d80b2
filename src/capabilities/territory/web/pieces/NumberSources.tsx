import type { Emergency } from '../../../../api-client/index.ts'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { texts } from '../urgency-texts.fr.ts'

/** Where each official number was read, when, and how sure we are. */
export function NumberSources({ emergency: { regional, national } }: { readonly emergency: Emergency }) {
  const official = [...(regional.contact === null ? [] : [regional.contact]), ...national]
  return (
    <Disclosure summary={texts.sources} isSmall>
      <ul>
        {official.map(({ id, name, source, checkedOn, confidence }) => (
          <li key={id} className="small">
            {texts.sourceOf(name, source)}
            {texts.readOn}
            <OnDay day={checkedOn} />, {texts.confidence[confidence]}.
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
