/** Blob gas of one blob. Source: EIP-4844, GAS_PER_BLOB. */
export const GAS_PER_BLOB = 131_072;
/** Bytes of one blob: 4,096 field elements of 32 bytes, of which 31 can carry data. Source: EIP-4844. */
export const DATA_BYTES_PER_BLOB = 4_096 * 31;
/** Gas of any transaction on Ethereum. Source: Ethereum yellow paper, appendix G. */
export const TRANSACTION_GAS = 21_000;

const GWEI_PER_ETHER = 1e9;

/** Dollars for an amount of gas at a price in gwei and a price of ether in USD. */
export function gasInDollars(gas: number, gwei: number, etherPrice: number): number {
  return (gas * gwei * etherPrice) / GWEI_PER_ETHER;
}

/** Blobs that carry `bytes` when each is filled to `fill` of 0 to 1 of its 126,976 bytes of data; a fraction is a blob shared over days. */
export function blobsFor(bytes: number, fill: number): number {
  return bytes / (DATA_BYTES_PER_BLOB * fill);
}

/** Amounts published on Ethereum in one day, and what Ethereum asks. */
export interface Publication {
  /** Compressed bytes of users' transactions, a day. */
  readonly bytes: number;
  /** Batches a day. */
  readonly batches: number;
  /** Execution gas of one batch: transaction, commitments and state roots. */
  readonly gasPerBatch: number;
  /** gwei per gas. */
  readonly gasPrice: number;
  /** gwei per blob gas. */
  readonly blobFee: number;
  /** USD per ether. */
  readonly etherPrice: number;
}

/** USD a day to publish as calldata at `gasPerByte` of execution gas (16 for a byte that is not zero, EIP-2028; 40 as a floor since EIP-7623). */
export function calldataCost(of: Publication, gasPerByte: number): number {
  return gasInDollars(of.batches * of.gasPerBatch + of.bytes * gasPerByte, of.gasPrice, of.etherPrice);
}

/** USD a day to publish in blobs filled to `fill`: blob gas at the blob fee, and the execution gas of the batches. */
export function blobCost(of: Publication, fill: number): number {
  return (
    gasInDollars(blobsFor(of.bytes, fill) * GAS_PER_BLOB, of.blobFee, of.etherPrice) +
    gasInDollars(of.batches * of.gasPerBatch, of.gasPrice, of.etherPrice)
  );
}

/**
 * USD a day when data are kept off chain and only a share `challenged` of them is asked for and published as calldata: storage at
 * `storagePerByte` USD, execution gas of the batches, and the calldata of the challenges.
 */
export function hybridCost(
  of: Publication,
  challenged: number,
  gasPerByte: number,
  storagePerByte: number,
): number {
  return calldataCost({ ...of, bytes: of.bytes * challenged }, gasPerByte) + of.bytes * storagePerByte;
}
