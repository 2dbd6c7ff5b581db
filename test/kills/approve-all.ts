/** Approves whatever waits for an approval, as one person. */
export async function approveAll(url: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const waiting: { campaign: string; post: string; sha256: string }[] = JSON.parse(
    await (await fetch(`${url}/api/approvals`, { headers })).text(),
  );
  for (const { campaign, post, sha256 } of waiting) {
    const body = JSON.stringify({ campaign, post, sha256 });
    const { status } = await fetch(`${url}/api/approve`, { method: 'POST', headers, body });
    if (status !== 200) throw new Error(`Approving ${post} was answered with ${status}`);
  }
}
