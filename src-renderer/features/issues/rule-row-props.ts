/** What the row of a rule is given. `errors` are by row and field: `3.target`. */
export type RuleRowProps<Row> = { row: Row; at: number; errors: Readonly<Record<string, string>>; onEdit: (part: Partial<Row>) => void; onDrop: () => void };
