import { Aws, Duration, Fn, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  PasskeyUserVerification,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { SignInEnv } from '../../shared/aws/environment.ts';
import type { Role } from '../../shared/domain/person.ts';
import type { PipelineFunction } from './pipeline-function.ts';

const GROUPS = {
  comms: 'Write, read and approve',
  approver: 'Read and approve',
  creator: 'See their own drafts',
  partner: 'Read the log and what came of it',
} as const satisfies Record<Role, string>;

/** A provider that the organisation has already, in the place of a user pool of ours. */
export interface IdentityProvider {
  /** As it writes its own address: https://… */
  readonly issuer: string;
  readonly clientId: string;
  /** What it calls what we ask for, where that is not as Cognito has it. */
  readonly scope?: string;
  readonly nameClaim?: string;
  readonly groupsClaim?: string;
  readonly untilClaim?: string;
}

export interface UserPoolOfConsole {
  readonly userPoolId: string;
  readonly clientId: string;
}

interface SignInProps {
  readonly keepsData: boolean;
  /** Where the console is, without a slash at its end: a browser comes back there and nowhere else. */
  readonly address: string;
  readonly provider: IdentityProvider | undefined;
}

const AS_COGNITO_HAS_IT = {
  OIDC_SCOPE: 'openid email profile',
  OIDC_NAME_CLAIM: 'email',
  OIDC_GROUPS_CLAIM: 'cognito:groups',
  OIDC_UNTIL_CLAIM: 'custom:until',
} as const satisfies Partial<SignInEnv>;

/**
 * Who says who somebody is: a user pool, by e-mail code or passkey, where nobody signs up alone; or the provider that the
 * organisation has already. The console asks it, as a public client that proves itself by PKCE: CloudFormation could hand
 * a secret to nobody but to everybody who reads the template.
 */
export class SignIn extends Construct {
  readonly #env: SignInEnv;
  /** The user pool and its client, for whoever makes its pages look like something; null where there is none. */
  readonly pool: UserPoolOfConsole | null;

  constructor(scope: Construct, id: string, { keepsData, address, provider }: SignInProps) {
    super(scope, id);
    if (provider) {
      const { issuer, clientId, scope: asked, nameClaim, groupsClaim, untilClaim } = provider;
      this.pool = null;
      this.#env = {
        OIDC_ISSUER: issuer,
        OIDC_CLIENT_ID: clientId,
        OIDC_SCOPE: asked ?? AS_COGNITO_HAS_IT.OIDC_SCOPE,
        OIDC_NAME_CLAIM: nameClaim ?? AS_COGNITO_HAS_IT.OIDC_NAME_CLAIM,
        OIDC_GROUPS_CLAIM: groupsClaim ?? AS_COGNITO_HAS_IT.OIDC_GROUPS_CLAIM,
        OIDC_UNTIL_CLAIM: untilClaim ?? AS_COGNITO_HAS_IT.OIDC_UNTIL_CLAIM,
      };
      return;
    }
    const pool = this.#userPool(keepsData);
    const client = consoleClient(pool, address);
    pool.addDomain('Domain', {
      // Nobody in the region may have the same one: a part of the stack's own id tells it from others.
      cognitoDomain: { domainPrefix: Fn.join('-', ['civicast', Fn.select(0, Fn.split('-', stackUuid()))]) },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.pool = { userPoolId: pool.userPoolId, clientId: client.userPoolClientId };
    this.#env = {
      OIDC_ISSUER: `https://${pool.userPoolProviderName}`,
      OIDC_CLIENT_ID: client.userPoolClientId,
      ...AS_COGNITO_HAS_IT,
    };
  }

  /** Anybody may ask an identity provider who somebody is: there is nothing to permit, and what to ask is told here. */
  openTo(fn: PipelineFunction): void {
    fn.give<SignInEnv>(this.#env);
  }

  #userPool(keepsData: boolean): UserPool {
    const pool = new UserPool(this, 'People', {
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      autoVerify: { email: true },
      // Their last day, YYYY-MM-DD: only an administrator writes it.
      customAttributes: { until: new StringAttribute({ mutable: true, minLen: 10, maxLen: 10 }) },
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
    return pool;
  }
}

function consoleClient(pool: UserPool, address: string): UserPoolClient {
  const seen = new ClientAttributes().withStandardAttributes({ email: true, emailVerified: true });
  return pool.addClient('Console', {
    authFlows: { user: true },
    generateSecret: false,
    supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
      callbackUrls: [`${address}/sign-in/callback`],
    },
    readAttributes: seen.withCustomAttributes('until'),
    // Approvals are counted by the address: whoever could change their own could approve twice. Something must be named.
    writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    preventUserExistenceErrors: true,
    // A code by mail may take its time.
    authSessionValidity: Duration.minutes(15),
    // Each is read once and thrown away: the session is the console's own.
    accessTokenValidity: Duration.minutes(5),
    idTokenValidity: Duration.minutes(5),
    refreshTokenValidity: Duration.hours(1),
  });
}

/** The last part of the stack's id, which no other stack has. */
function stackUuid(): string {
  return Fn.select(2, Fn.split('/', Aws.STACK_ID));
}
