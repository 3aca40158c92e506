/** A row of a list by column id, which `generated.ts` names and no Rust type stands for. */
interface Row {
  id: number;
  /** Of a school; of people's lists where it was asked for. */
  urn?: number | null;
  name: string;
  [column: string]: unknown;
}
