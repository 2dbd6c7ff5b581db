import { beforeAll, describe, expect, test } from 'vitest';
import { SAMPLE } from '../../infra/environments.ts';
import { Role } from '../../shared/domain/person.ts';
import { synthesized } from './synthesized.ts';

const SYNTH_TIMEOUT_MS = 30_000;

let sample: ReturnType<typeof synthesized>;
let real: ReturnType<typeof synthesized>;
beforeAll(() => {
  sample = synthesized();
  real = synthesized({ ...SAMPLE, organisation: 'real', keepsData: true });
}, SYNTH_TIMEOUT_MS);

describe('signing in', () => {
  test('is by e-mail code or passkey, for people whom somebody has put there', () => {
    const pool = sample.resources.ofType('AWS::Cognito::UserPool').SignInPeople?.Properties;
    expect(pool).toMatchObject({
      UserPoolTier: 'ESSENTIALS',
      UsernameAttributes: ['email'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'OFF',
      WebAuthnUserVerification: 'required',
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    });
    expect(pool.Policies.SignInPolicy.AllowedFirstAuthFactors).toEqual(['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN']);
  });

  test('knows a group for each role, and no other', () => {
    const groups = Object.values(sample.resources.ofType('AWS::Cognito::UserPoolGroup'));
    expect(groups.map(({ Properties }) => Properties.GroupName).sort()).toEqual([...Role.options].sort());
  });

  test('tells nobody who has an account, and lasts a week', () => {
    const [client] = Object.values(sample.resources.ofType('AWS::Cognito::UserPoolClient'));
    expect(client?.Properties).toMatchObject({
      ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      RefreshTokenValidity: 7 * 24 * 60,
      AllowedOAuthFlowsUserPoolClient: false,
    });
  });

  test('survives the stack where real people are', () => {
    const policyOf = ({ resources }: typeof sample) => resources.ofType('AWS::Cognito::UserPool').SignInPeople;
    expect(policyOf(real)).toMatchObject({ DeletionPolicy: 'Retain', Properties: { DeletionProtection: 'ACTIVE' } });
    expect(policyOf(sample)?.DeletionPolicy).toBe('Delete');
  });
});
