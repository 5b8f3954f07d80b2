import styles from './Square.module.css'

interface SquareProps {
  /** Row by row; true is dark. The quiet border is included. */
  readonly modules: readonly (readonly boolean[])[]
  readonly label: string
}

/** A QR code. Dark on light in both themes: many cameras read nothing else. */
export function Square({ modules, label }: SquareProps) {
  const size = modules.length
  return (
    <svg
      className={styles.square}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(modules)} fill="#000" />
    </svg>
  )
}

/** One little rectangle for each run of dark modules. */
function pathOf(modules: SquareProps['modules']): string {
  const rectangles: string[] = []
  for (const [y, row] of modules.entries()) {
    for (let x = 0; x < row.length; x++) {
      const from = x
      while (row[x]) x++
      if (x > from) rectangles.push(`M${from} ${y}h${x - from}v1h-${x - from}z`)
    }
  }
  return rectangles.join('')
}
