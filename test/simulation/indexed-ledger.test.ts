import { ledgerPromises } from '../conformance/ledger-promises.ts';
import { indexedLedger } from './indexed-ledger.ts';

ledgerPromises('of the simulation', async () => indexedLedger());
