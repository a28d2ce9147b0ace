import dbus from '@particle/dbus-next';
import type { SessionBus } from './session-bus.ts';

const { Interface } = dbus.interface;

/** What KDE's wallet is asked before it is opened. */
class Wallet extends Interface {
  networkWallet(): string {
    return 'kdewallet';
  }

  isOpen(): boolean {
    return false;
  }

  /** A wallet that is closed asks the person here, and answers when they have answered. */
  open(): Promise<number> {
    return new Promise(() => undefined);
  }

  isEnabled(): boolean {
    return true;
  }
}

Wallet.configureMembers({
  methods: {
    networkWallet: { outSignature: 's' },
    isOpen: { inSignature: 's', outSignature: 'b' },
    open: { inSignature: 'sxs', outSignature: 'i' },
    isEnabled: { outSignature: 'b' },
  },
});

/** KDE's wallet, closed, with nobody there to open it. */
export const startClosedWallet = async ({ bus }: Pick<SessionBus, 'bus'>): Promise<void> => {
  bus.export('/modules/kwalletd6', new Wallet('org.kde.KWallet'));
  await bus.requestName('org.kde.kwalletd6', 0);
};
