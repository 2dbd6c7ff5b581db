import { beforeAll, describe, expect, test } from 'vitest';
import { SAMPLE } from '../../infra/environments.ts';
import { Role } from '../../shared/domain/person.ts';
import { inWords, synthesized } from './synthesized.ts';

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

  test('is by the code flow alone, without a secret, back to the console, for minutes', () => {
    const [client] = Object.values(sample.resources.ofType('AWS::Cognito::UserPoolClient'));
    expect(client?.Properties).toMatchObject({
      ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      SupportedIdentityProviders: ['COGNITO'],
      GenerateSecret: false,
      AuthSessionValidity: 15,
      AccessTokenValidity: 5,
      IdTokenValidity: 5,
      RefreshTokenValidity: 60,
    });
    expect(client?.Properties.CallbackURLs.map(inWords)).toEqual(['<HttpDoorApi.ApiEndpoint>/sign-in/callback']);
  });

  test('lets nobody change the address by which their word is counted, or their last day', () => {
    const [client] = Object.values(sample.resources.ofType('AWS::Cognito::UserPoolClient'));
    expect(client?.Properties.WriteAttributes).toEqual(['locale']);
    expect(client?.Properties.ReadAttributes).toEqual(['custom:until', 'email', 'email_verified']);
  });

  test('has pages of Cognito’s own, with a look, without which there are none', () => {
    const [domain] = Object.values(sample.resources.ofType('AWS::Cognito::UserPoolDomain'));
    expect(domain?.Properties.ManagedLoginVersion).toBe(2);
    expect(JSON.stringify(domain?.Properties.Domain)).toContain('AWS::StackId');
    sample.pages?.hasResourceProperties('AWS::Cognito::ManagedLoginBranding', { UseCognitoProvidedValues: true });
    sample.pages?.resourceCountIs('AWS::Cognito::ManagedLoginBranding', 1);
  });

  test('is what the console asks, and no other function', () => {
    const functions = sample.resources.ofType('AWS::Lambda::Function');
    const { OIDC_ISSUER, OIDC_CLIENT_ID } = functions.Console?.Properties.Environment.Variables ?? {};
    expect([inWords(OIDC_ISSUER), inWords(OIDC_CLIENT_ID)]).toEqual([
      'https://<SignInPeople.ProviderName>',
      '<SignInPeopleConsole>',
    ]);
    const others = Object.entries(functions).filter(([name]) => name !== 'Console');
    expect(JSON.stringify(others)).not.toContain('OIDC');
  });

  test('is at the provider that the organisation has already, and makes no user pool then', () => {
    const provider = { issuer: 'https://id.example/realms/ngo', clientId: 'civicast', groupsClaim: 'groups' };
    const { resources, pages } = synthesized({ ...SAMPLE, organisation: 'other', identityProvider: provider });
    expect(resources.all.filter(({ Type }) => Type.startsWith('AWS::Cognito'))).toEqual([]);
    expect(pages).toBeNull();
    expect(resources.ofType('AWS::Lambda::Function').Console?.Properties.Environment.Variables).toMatchObject({
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'civicast',
      OIDC_SCOPE: 'openid email profile',
      OIDC_NAME_CLAIM: 'email',
      OIDC_GROUPS_CLAIM: 'groups',
      OIDC_UNTIL_CLAIM: 'custom:until',
    });
  });

  test('survives the stack where real people are', () => {
    const policyOf = ({ resources }: typeof sample) => resources.ofType('AWS::Cognito::UserPool').SignInPeople;
    expect(policyOf(real)).toMatchObject({ DeletionPolicy: 'Retain', Properties: { DeletionProtection: 'ACTIVE' } });
    expect(policyOf(sample)?.DeletionPolicy).toBe('Delete');
  });
});
