export type { Derived } from './check-inputs.ts';
export { writeCertificate } from './certificate.ts';
export type { CertificateRequest } from './certificate.ts';
export { reproduceErrors } from './error-texts.ts';
export { reproduce } from './reproduce.ts';
export type {
  CellDifference,
  Comparison,
  Grade,
  Reproduction,
  ReproductionLevel,
  ReproductionRequest,
  ReproductionStep,
} from './reproduction.ts';
