import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { CivicStack } from './civic-stack.ts';
import { Alarms } from './constructs/alarms.ts';
import { MonthlyBudget } from './constructs/monthly-budget.ts';
import type { Environment } from './environments.ts';

/**
 * Who is told when the flow of one organisation needs an engineer: four alarms. They stand beside the flow and not in
 * it, so that the flow's template can be deployed as it is where nobody counts logs or money.
 */
export class AlarmStack extends Stack {
  constructor(scope: Construct, flow: CivicStack, environment: Environment) {
    super(scope, `${flow.stackName}-alarms`, {
      env: { region: environment.region },
      description: `civicast for ${environment.organisation}: what an engineer is told of`,
      tags: { civicast: environment.organisation },
    });
    const { alarmAddresses: addresses, monthlyBudgetUsd: usd, runbook } = environment;
    const { publish, reconcile, summarize } = flow.logs;

    const alarms = new Alarms(this, 'Alarms', { addresses, runbook, namespace: flow.stackName });
    alarms.onFailedDelivery([publish, reconcile]);
    alarms.onDeadToken([publish, summarize]);
    alarms.onDeadLetters(flow.deadLetterQueues);
    new MonthlyBudget(this, 'MonthlyBudget', { name: flow.stackName, usd, addresses });
  }
}
