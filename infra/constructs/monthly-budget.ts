import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';

/** Mailed when so much of the month's money is gone, or is going to be. */
const AT_PERCENT = [
  { NotificationType: 'ACTUAL', threshold: 80 },
  { NotificationType: 'FORECASTED', threshold: 100 },
] as const;

export interface MonthlyBudgetProps {
  readonly name: string;
  readonly usd: number;
  readonly addresses: readonly string[];
}

/**
 * The money of one month, over the whole account: AWS counts by tag only what its owner has switched on by hand. A
 * budget has no description, and its name takes no colon, so that the name names the section of the runbook.
 */
export class MonthlyBudget extends Construct {
  constructor(scope: Construct, id: string, { name, usd, addresses }: MonthlyBudgetProps) {
    super(scope, id);
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: `${name} - README, runbook, the-month-costs-too-much`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: usd, unit: 'USD' },
      },
      notificationsWithSubscribers: AT_PERCENT.map(({ NotificationType, threshold }) => ({
        notification: {
          notificationType: NotificationType,
          comparisonOperator: 'GREATER_THAN',
          threshold,
          thresholdType: 'PERCENTAGE',
        },
        subscribers: addresses.map((address) => ({ subscriptionType: 'EMAIL', address })),
      })),
    });
  }
}
