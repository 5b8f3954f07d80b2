import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import styles from './DataTable.module.css'

export interface Column<R> {
  readonly key: string
  readonly header: string
  readonly cell: (row: R) => ReactNode
  /** Names the row; one column at least should. */
  readonly isRowHeader?: boolean
  readonly isNumeric?: boolean
  /** The header is read by voices only: a column of buttons or states. */
  readonly isHeaderHidden?: boolean
}

export interface DataTableProps<R> {
  readonly caption: string
  /** The words already stand just above, as the title of the card. */
  readonly isCaptionHidden?: boolean
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly rowKey: (row: R) => string
  /** In place of the rows when there are none. */
  readonly empty?: ReactNode
}

/** Laid out as blocks on a phone, Safari forgets that these are tables: the roles say it again. */
const table = { role: 'table' }
const group = { role: 'rowgroup' }
const line = { role: 'row' }
const columnHeader = { role: 'columnheader' }
const rowHeader = { role: 'rowheader' }
const cell = { role: 'cell' }

/** A native table; on a phone each row becomes a small stack with the header before each value. */
export function DataTable<R>({ caption, isCaptionHidden, columns, rows, rowKey, empty }: DataTableProps<R>) {
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <table {...table} className={styles.table}>
      <caption className={isCaptionHidden ? 'voice' : classes(styles.caption, 'soft small')}>
        {caption}
      </caption>
      <thead {...group}>
        <tr {...line}>
          {columns.map((column) => (
            <th
              key={column.key}
              {...columnHeader}
              scope="col"
              className={classes(column.isNumeric && styles.number)}
            >
              <span className={classes(column.isHeaderHidden && 'voice')}>{column.header}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...group}>
        {rows.map((row) => (
          <tr key={rowKey(row)} {...line}>
            {columns.map((column) => (
              <Cell key={column.key} column={column}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell<R>({ column, children }: { readonly column: Column<R>; readonly children: ReactNode }) {
  const className = classes(column.isNumeric && styles.number)
  if (column.isRowHeader) {
    return (
      <th {...rowHeader} scope="row" className={className}>
        {children}
      </th>
    )
  }
  return (
    <td {...cell} className={classes(className, column.isHeaderHidden && styles.aside)}>
      {!column.isHeaderHidden && (
        <span className={styles.stackedHeader} aria-hidden="true">
          {column.header}
        </span>
      )}
      <div className={styles.value}>{children}</div>
    </td>
  )
}
