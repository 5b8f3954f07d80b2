import { useRef } from 'react'
import { Link, useRevalidator } from 'react-router'
import type { Answer, ProviderDeclaration } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Columns } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { TwoVersions } from '../../../../ui/show/TwoVersions.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { diagnosticFiles, diagnosticPaths } from '../paths.ts'
import { questionTexts } from '../question-texts.fr.ts'
import { requestTexts } from '../request-texts.fr.ts'

const words = requestTexts.declared

interface DeclarationToReadProps {
  readonly insee: string
  readonly declaration: ProviderDeclaration
}

/** What the provider says beside what the commune said and what checks show; a person decides. */
export function DeclarationToRead({ insee, declaration }: DeclarationToReadProps) {
  const { id, questionId, questionText, replyLabel, note, file, yours, contradictions } = declaration
  const version = useRef<HTMLInputElement>(null)
  const { revalidate } = useRevalidator()
  return (
    <Card
      title={<Link to={diagnosticPaths.question(insee, questionId)}>{questionText}</Link>}
      aside={<Tag tone="soon">{words.waiting}</Tag>}
    >
      <Columns>
        <div>
          <p className="small soft">
            {words.by(declaration.declaredBy)}
            <AtInstant at={declaration.sentAt} />
          </p>
          <p>
            <strong>{replyLabel}</strong>
          </p>
          {note !== null && <p>{note}</p>}
          {file !== null && (
            <p className="small">
              {words.file}
              <a href={diagnosticFiles.proof(insee, file.id)} download>
                {file.name}
              </a>
            </p>
          )}
        </div>
        <div>
          <p className="small soft">
            {yours === null ? (
              words.yours
            ) : (
              <>
                {words.yoursBy(yours.answeredBy)}
                <AtInstant at={yours.answeredAt} />
              </>
            )}
          </p>
          <p>{yours === null ? words.noAnswer : <strong>{yours.label}</strong>}</p>
          {yours?.note && <p>{yours.note}</p>}
        </div>
      </Columns>
      {contradictions.length > 0 && (
        <Notice>
          {contradictions.map(({ measureId, measureTitle, verdict, observedAt }) => (
            <p key={measureId}>
              {words.against[verdict]}
              <Link to={diagnosticPaths.measure(insee, measureId)}>{measureTitle}</Link>
              {words.againstOn}
              <AtInstant at={observedAt} />.
            </p>
          ))}
          <p className="small">{words.decides}</p>
        </Notice>
      )}
      <ActionForm
        aria-label={`${words.confirm} : ${questionText}`}
        problemView={(problem, sendAgain) => {
          if (problem.status !== 412) return null
          const saved = problem.extra.saved as Answer | null
          return (
            <TwoVersions
              title={problem.title}
              detail={problem.detail}
              saved={{
                title: words.yoursBy(saved?.answeredBy ?? ''),
                content: <p>{saved?.note ?? words.noAnswer}</p>,
                keepLabel: questionTexts.conflict.keepTheirs,
                onKeep: () => void revalidate(),
              }}
              yours={{
                title: words.by(declaration.declaredBy),
                content: <p>{replyLabel}</p>,
                keepLabel: words.keepTheirs,
                onKeep: () => {
                  if (version.current) version.current.value = String(problem.extra.currentVersion)
                  sendAgain()
                },
              }}
            />
          )
        }}
      >
        <input type="hidden" name="intent" value="confirm" />
        <input type="hidden" name="replyId" value={id} />
        <input ref={version} type="hidden" name="version" defaultValue={declaration.answerVersion} />
        <div>
          <SubmitButton>{words.confirm}</SubmitButton>
        </div>
      </ActionForm>
      <Disclosure summary={words.contest}>
        <ActionForm aria-label={`${words.contest} : ${questionText}`}>
          <input type="hidden" name="intent" value="contest" />
          <input type="hidden" name="replyId" value={id} />
          <LongTextField
            name="note"
            label={words.contestNote}
            hint={words.contestHint}
            rows={2}
            maxLength={2000}
          />
          <div>
            <SubmitButton look="plain">{words.contestSubmit}</SubmitButton>
          </div>
        </ActionForm>
      </Disclosure>
    </Card>
  )
}
