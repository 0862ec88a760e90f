/** The bulk draws' module as bytes. */
export declare function assemble(): Uint8Array;

/** The source text of src/random/kernel.wasm.ts. */
export declare function kernelSource(): string;
