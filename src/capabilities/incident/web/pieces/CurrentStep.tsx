import { lazy, Suspense } from 'react'
import type { IncidentCase } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { roomTexts as words } from '../room-texts.fr.ts'
import { type Step, StepBody } from './StepBody.tsx'

const DecisionForm = lazy(async () => ({ default: (await import('./DecisionForm.tsx')).DecisionForm }))

/** The one thing to do now. */
export function CurrentStep({ view }: { readonly view: IncidentCase }) {
  const step = view.steps.find(({ id }) => id === view.currentStepId)
  const isOpen = view.incident.closedAt === null
  if (step === undefined)
    return isOpen ? (
      <Card>
        <EmptyState title={words.allDone}>
          <p>{words.allDoneMeaning}</p>
        </EmptyState>
      </Card>
    ) : null
  return (
    <Card title={step.title} aside={<span className="soft">{words.current}</span>} tone="alarm">
      <Stack>
        <StepBody step={step} />
        {isOpen && <StepEnd view={view} step={step} />}
      </Stack>
    </Card>
  )
}

/** The button that ends a step; before it, who decided, where the mayor decides. */
export function StepEnd({ view, step }: { readonly view: IncidentCase; readonly step: Step }) {
  const decision = view.decisions.find(({ stepId }) => stepId === step.id)
  if (step.isDecision && decision === undefined && step.doneAt === null)
    return (
      <Suspense>
        <DecisionForm step={step} />
      </Suspense>
    )
  return (
    <ActionForm aria-label={step.title}>
      <input type="hidden" name="stepId" value={step.id} />
      <input type="hidden" name="intent" value={step.doneAt === null ? 'done' : 'undone'} />
      {decision !== undefined && <p>{words.decided(decision.decidedBy, decision.answer)}</p>}
      <Actions>
        <SubmitButton
          look={step.doneAt === null ? (step.id === view.currentStepId ? 'main' : 'plain') : 'quiet'}
        >
          {step.doneAt === null ? words.done : words.undo}
        </SubmitButton>
      </Actions>
    </ActionForm>
  )
}
