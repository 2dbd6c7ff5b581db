import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, Mfa, PasskeyUserVerification, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Role } from '../../shared/domain/person.ts';

const GROUPS = {
  comms: 'Write, read and approve',
  approver: 'Read and approve',
  creator: 'See their own drafts',
  partner: 'Read the log and what came of it',
} as const satisfies Record<Role, string>;

/**
 * The people of the organisation, by e-mail code or passkey; nobody signs up alone. Nothing asks it yet: the API knows
 * people by the bearer tokens of the secrets parameter until the console's sign-in comes.
 */
export class SignIn extends Construct {
  constructor(scope: Construct, id: string, { keepsData }: { readonly keepsData: boolean }) {
    super(scope, id);
    const pool = new UserPool(this, 'People', {
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      autoVerify: { email: true },
      // Cognito insists on passwords among the first factors; nobody is given one.
      signInPolicy: { allowedFirstAuthFactors: { password: true, emailOtp: true, passkey: true } },
      passkeyUserVerification: PasskeyUserVerification.REQUIRED,
      mfa: Mfa.OFF,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: keepsData,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    pool.addClient('Console', {
      authFlows: { user: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(7),
    });
    for (const [groupName, description] of Object.entries(GROUPS)) pool.addGroup(groupName, { groupName, description });
    Validations.of(pool).acknowledge({
      id: 'AwsSolutions-COG2',
      reason:
        'Cognito offers e-mail codes and passkeys only where no second factor is asked for; either proves possession.',
    });
    Validations.of(pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason: 'The plus tier costs for each person, and watches over passwords, which nobody is given here.',
    });
  }
}
