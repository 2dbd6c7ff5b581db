import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { LedgerEnv } from '../../shared/aws/environment.ts';
import { LEDGER_TABLE } from '../pipeline.ts';
import type { PipelineFunction } from './pipeline-function.ts';

/** Current state with its history: one table, on demand, restorable to any second of the last 35 days. */
export class Ledger extends Construct {
  readonly #table: Table;

  constructor(scope: Construct, id: string, { keepsData }: { readonly keepsData: boolean }) {
    super(scope, id);
    this.#table = new Table(this, 'Table', {
      partitionKey: text(LEDGER_TABLE.partitionKey),
      sortKey: text(LEDGER_TABLE.sortKey),
      timeToLiveAttribute: LEDGER_TABLE.timeToLive,
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.DEFAULT,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: keepsData,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const { name, partitionKey, sortKey, projection } of LEDGER_TABLE.indexes) {
      this.#table.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: text(partitionKey),
        sortKey: text(sortKey),
        projectionType: ProjectionType[projection],
      });
    }
  }

  get tableName(): string {
    return this.#table.tableName;
  }

  /** Opens the ledger to a function: the permission and the table's name travel together. No Scan, here or ever. */
  openTo(fn: PipelineFunction): void {
    const { tableArn, tableName } = this.#table;
    fn.allow({
      actions: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      resources: [tableArn],
    });
    fn.allow({
      actions: ['dynamodb:Query'],
      resources: [tableArn, ...LEDGER_TABLE.indexes.map(({ name }) => `${tableArn}/index/${name}`)],
    });
    fn.give<LedgerEnv>({ LEDGER_TABLE: tableName });
  }
}

function text(name: string) {
  return { name, type: AttributeType.STRING };
}
