import type { Delivery } from '../../domain/delivery.ts';
import type { Button } from '../../domain/message.ts';

/** A press comes back with the delivery that it belongs to: at most 30 of the 64 bytes that Telegram keeps for us. */
export function keyboardOf(button: Button, delivery: Pick<Delivery, 'id'>) {
  const key =
    button.kind === 'link'
      ? { text: button.label, url: button.url }
      : { text: button.label, callback_data: `${button.action}:${delivery.id}` };
  return { inline_keyboard: [[key]] };
}
