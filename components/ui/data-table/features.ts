import {
  type ColumnDef,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  type RowData,
  rowSelectionFeature,
  tableFeatures,
} from "@tanstack/react-table";

/** What a column may say about itself beside what TanStack Table knows. */
export type ColumnMeta = {
  /** The name in the column menu, when the header is not text. */
  label?: string;
  /** Classes for head and cells alike: width, alignment, below which width it hides. */
  className?: string;
  /** Classes of the grey bar that stands in a cell while rows load. */
  skeleton?: string;
};

/** The table features of every list. Order and pages are the server's work. */
export const dataTableFeatures = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  columnMeta: metaHelper<ColumnMeta>(),
});

/** The feature set as a type, for columns and rows. */
export type DataTableFeatures = typeof dataTableFeatures;

// biome-ignore lint/suspicious/noExplicitAny: columns of different value types share one array, as in TanStack's own types.
type AnyValue = any;

/** A column of a list of `T`. */
export type DataTableColumn<T extends RowData> = ColumnDef<DataTableFeatures, T, AnyValue>;

/** Makes typed columns for a list of `T`. */
export function dataTableColumns<T extends RowData>() {
  return createColumnHelper<DataTableFeatures, T>();
}
