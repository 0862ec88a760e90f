// Claim: simulated day by day through the ordinary model interface, the yardstick passes 100 M holder-days a second.
import { measure } from './holder-staking.mjs';

console.log(JSON.stringify(measure('direct', process.argv[2])));
