import { chorePromises } from '../conformance/chore-promises.ts';
import { decisionPromises } from '../conformance/decision-promises.ts';
import { ledgerPromises } from '../conformance/ledger-promises.ts';
import { matterPromises } from '../conformance/matter-promises.ts';
import { packPromises } from '../conformance/pack-promises.ts';
import { indexedLedger } from './indexed-ledger.ts';

for (const promises of [ledgerPromises, packPromises, matterPromises, decisionPromises, chorePromises])
  promises('of the simulation', async () => indexedLedger());
