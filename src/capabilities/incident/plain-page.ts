import { html } from 'hono/html'
import type { Playbook, Step } from './domain/playbook.ts'
import { tapsAtMost } from './domain/triage.ts'
import { phoneContent } from './phone-content.ts'
import { triageContent } from './triage-content.ts'
import { doersInWords, texts } from './web/phone/texts.fr.ts'

type Html = ReturnType<typeof html>

/**
 * The emergency for a browser without JavaScript: the same questions, steps and numbers, as sections that lead to one
 * another. Written when the pages are built; it needs no server of ours but one that gives files.
 */
export function plainPage(stylesheet: string): Html {
  const content = phoneContent()
  const { words, tree } = content.triage
  const { gestures } = triageContent().alreadyDone
  return html`<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Urgence informatique, pas à pas</title>
    <link rel="icon" type="image/svg+xml" href="/tocsin/icon.svg" />
    <link rel="stylesheet" href="${stylesheet}" />
  </head>
  <body>
    <header class="top"><p class="name">${texts.name}</p></header>
    <main class="plain">
      <h1 id="haut">${texts.firstOfAll}</h1>
      <p>${words.promise} ${texts.onPaper}</p>
      <p><a class="act human" href="#numeros">${words.human}</a></p>
      ${tree.questions.map(
        (question) => html`<section>
          <h2 id="question-${question.id}">${question.text}</h2>
          <ul class="choices">
            ${question.answers.map(
              ({ label, hint, leadsTo }) => html`<li>
                <a class="choice" href="${'kind' in leadsTo ? `#cas-${leadsTo.kind}` : `#question-${leadsTo.question}`}"
                  ><b>${label}</b>${hint === null ? '' : html`<span>${hint}</span>`}</a
                >
              </li>`,
            )}
          </ul>
          ${question.id === tree.first ? '' : html`<p><a href="#haut">${words.back}</a></p>`}
        </section>`,
      )}
      <section>
        <h2>${content.triage.alreadyDone.title}</h2>
        <p>${content.triage.alreadyDone.hint}</p>
        ${gestures.map(
          ({ label, now, never }) => html`<details>
            <summary>${label}</summary>
            <ol>${now.map((one) => html`<li>${one}</li>`)}</ol>
            <ul class="never">${never.map((one) => html`<li>${one}</li>`)}</ul>
          </details>`,
        )}
      </section>
      ${content.playbooks.map((playbook) => caseOf(playbook, words.back))}
      <section>
        <h2>${texts.beforeUnplugging}</h2>
        <p><b>${content.box.title}.</b> ${content.box.unknown}</p>
        <ul>
          ${content.neverUnplugAlone.map(
            ({ label, why, call }) => html`<li><b>${label}.</b> ${why} ${texts.callFirst(call)}</li>`,
          )}
        </ul>
      </section>
      <section>
        <h2 id="numeros">${texts.numbers}</h2>
        <p>${content.calls.words.callBack} ${texts.ownNumbersOnPaper}</p>
        <ul>
          ${content.regions.map(({ code, name }) =>
            (content.regional[code] ?? []).map(
              (number) => html`<li>${name} : ${number.name}, ${contactOf(number)}</li>`,
            ),
          )}
          ${content.national.map((number) => html`<li>${number.name}, ${contactOf(number)}</li>`)}
        </ul>
        <p><a href="#haut">${words.back}</a></p>
      </section>
      <p>${texts.tapsAtMost(tapsAtMost)}</p>
    </main>
  </body>
</html>
`
}

function caseOf(playbook: Playbook, back: string): Html {
  return html`<section>
    <h2 id="cas-${playbook.kind}">${playbook.title}</h2>
    <p>${playbook.sign}</p>
    <p class="never"><b>${playbook.first}</b></p>
    ${playbook.steps.map(stepOf)}
    <p><a href="#haut">${back}</a> · <a href="#numeros">${texts.numbers}</a></p>
  </section>`
}

function stepOf(step: Step, index: number): Html {
  return html`<details>
    <summary>${index + 1}. ${step.title}</summary>
    <ol>${step.how.map((one) => html`<li>${one}</li>`)}</ol>
    <p><b>${texts.why}</b> ${step.why}</p>
    <p><b>${texts.who}</b> ${doersInWords(step.who)}</p>
    <ul class="never">${step.never.map((one) => html`<li>${one}</li>`)}</ul>
    <p><b>${texts.howToKnow}</b> ${step.done}</p>
    ${step.sources.map(({ text, source, checkedOn, confidence }) => html`<p class="source">${text} (${source}, ${checkedOn}, ${confidence})</p>`)}
  </details>`
}

function contactOf({ phone, web }: { readonly phone: string | null; readonly web: string | null }): Html {
  return html`${phone === null ? '' : html`<a href="tel:${phone.replaceAll(/[^+0-9]/g, '')}">${phone}</a> `}${web === null ? '' : html`<a href="https://${web}">${web}</a>`}`
}
