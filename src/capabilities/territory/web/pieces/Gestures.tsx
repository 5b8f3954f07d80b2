import { firstGestures } from '../../domain/first-gestures.ts'
import { texts } from '../urgency-texts.fr.ts'
import styles from './Gestures.module.css'

/** The last of the official gestures is what not to do. */
const toDo = firstGestures.slice(0, -1)
const notToDo = firstGestures.slice(-1)

/** One gesture a card, large enough to be read with shaking hands. Needs neither the network nor the API. */
export function Gestures() {
  return (
    <>
      <section aria-labelledby="gestes">
        <h2 id="gestes">{texts.now}</h2>
        <ol className={styles.gestures}>
          {toDo.map(({ order, detail }, index) => (
            <li key={order} className={styles.gesture}>
              <span className={styles.rank} aria-hidden="true">
                {index + 1}
              </span>
              <div>
                <h3 className={styles.order}>{order}</h3>
                <p className={styles.detail}>{detail}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="a-ne-pas-faire" className={styles.never}>
        <h2 id="a-ne-pas-faire">{texts.dont}</h2>
        {notToDo.map(({ order, detail }) => (
          <div key={order}>
            <p className={styles.order}>{order}</p>
            <p className={styles.detail}>{detail}</p>
          </div>
        ))}
      </section>
    </>
  )
}
