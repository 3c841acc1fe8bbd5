// What pdfkit 0.20 has and @types/pdfkit 0.17 does not know.
declare namespace PDFKit {
  /** Bytes are written as a string, strings as names. */
  interface PageLabel {
    P?: Uint8Array;
    S?: 'D';
    St?: number;
  }

  interface PDFDocument {
    /** The document's catalog. */
    readonly _root: {
      readonly data: {
        PageLabels?: { Nums: readonly (number | PageLabel)[] };
        ViewerPreferences: { readonly data: Record<string, string | boolean> };
      };
    };
    /** The file's identifier, as written into the trailer. */
    _id: Uint8Array;
  }

  interface PDFOutline {
    addItem(title: string, options: { fit: boolean }): PDFOutline;
  }

  namespace Mixins {
    interface PDFAnnotation {
      /** The annotation belongs to the tag `Link`, and says in words where it leads. */
      link(
        x: number,
        y: number,
        w: number,
        h: number,
        url: string,
        option: { structParent: PDFStructureElement; Contents: Uint8Array },
      ): this;
      /** The same to a place in the document, by its name. */
      goTo(
        x: number,
        y: number,
        w: number,
        h: number,
        name: string,
        option: { structParent: PDFStructureElement; Contents: Uint8Array },
      ): this;
    }

    interface StructureElementOptions {
      /** Left, top, right and bottom on the page, from its top left corner. */
      bbox?: [number, number, number, number];
      /** Of a table's head cell: what it stands over. */
      scope?: 'Column';
    }

    interface PDFVector {
      dash(lengths: readonly number[]): this;
    }
  }
}
