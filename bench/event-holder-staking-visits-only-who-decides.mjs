// Claim: visiting holders only on their decision days, the yardstick passes 300 M holder-days a second.
import { measure } from './holder-staking.mjs';

console.log(JSON.stringify(measure('event', process.argv[2])));
