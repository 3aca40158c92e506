/** A row of a list by column id, which `generated.ts` names and no Rust type stands for. */
interface Row {
  id: number;
  urn: number | null;
  name: string;
  [column: string]: unknown;
}
