import { randomBytes } from 'node:crypto';

interface ErrorDetails {
  readonly type?: string;
  readonly code: number;
  readonly error_subcode?: number;
  readonly is_transient?: boolean;
  readonly error_user_title?: string;
  readonly error_user_msg?: string;
}

/** A no from the Graph API: HTTP 400 with the body that the real one sends. @see PLATFORMS.md §2, recordings/errors */
export class GraphRefusal extends Error {
  readonly body: { readonly error: Record<string, unknown> };
  readonly headers: Readonly<Record<string, string>>;

  constructor(message: string, details: ErrorDetails, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    const fbtrace_id = `A${randomBytes(16).toString('base64url')}`;
    this.body = { error: { message, type: 'OAuthException', ...details, fbtrace_id } };
    this.headers = headers;
  }
}

export function noToken(node: string): GraphRefusal {
  return node === 'me'
    ? new GraphRefusal('An active access token must be used to query information about the current user.', {
        code: 2500,
      })
    : new GraphRefusal('An access token is required to request this resource.', { code: 104 });
}

export function deadToken(): GraphRefusal {
  const message = 'Error validating access token: The session is invalid because the user logged out.';
  return new GraphRefusal(message, { code: 190, error_subcode: 460 });
}

export function unknownPath(path: string): GraphRefusal {
  return new GraphRefusal(`Unknown path components: ${path}`, { code: 2500 });
}

export function unknownObject(method: string, id: string): GraphRefusal {
  return new GraphRefusal(
    `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    { type: 'GraphMethodException', code: 100, error_subcode: 33 },
  );
}

export function unknownField(field: string, node: string): GraphRefusal {
  return new GraphRefusal(`(#100) Tried accessing nonexisting field (${field}) on node type (${node})`, { code: 100 });
}

export function invalidParameter(why: string): GraphRefusal {
  return new GraphRefusal(`(#100) ${why}`, { code: 100 });
}

export function emptyPost(): GraphRefusal {
  return new GraphRefusal('(#197) The post is empty. Please enter a message to share.', { code: 197 });
}

export function duplicate(): GraphRefusal {
  return new GraphRefusal('(#506) Duplicate status message', {
    code: 506,
    is_transient: false,
    error_user_title: 'Duplicate Status Update',
    error_user_msg:
      'This status update is identical to the last one you posted. Try posting something different, or delete your previous update.',
  });
}

export function badLink(): GraphRefusal {
  return invalid(1609005, 'Error Posting Link', 'There was an error posting this link. Please check the address.');
}

export function noFile(): GraphRefusal {
  return new GraphRefusal('(#324) Requires upload file', { code: 324 });
}

export function badPhoto(): GraphRefusal {
  const why = "Your photos couldn't be uploaded. Photos should be smaller than 4 MB and saved as JPG or PNG files.";
  return invalid(1366046, "Can't Read Files", why);
}

export function usedPhoto(): GraphRefusal {
  return invalid(1366051, 'Already Posted', 'These photos were already posted.');
}

/** Code 32, with the header that says when the Page may post again. */
export function pageLimit(page: string, waitMinutes: number): GraphRefusal {
  const usage = {
    type: 'pages',
    call_count: 100,
    total_cputime: 1,
    total_time: 1,
    estimated_time_to_regain_access: waitMinutes,
  };
  return new GraphRefusal(
    '(#32) Page request limit reached',
    { code: 32, is_transient: true },
    { 'X-Business-Use-Case-Usage': JSON.stringify({ [page]: [usage] }) },
  );
}

function invalid(subcode: number, title: string, why: string): GraphRefusal {
  return new GraphRefusal('Invalid parameter', {
    code: 100,
    error_subcode: subcode,
    is_transient: false,
    error_user_title: title,
    error_user_msg: why,
  });
}
