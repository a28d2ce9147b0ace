import { Component, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { EmptyState } from '../ui/empty-state.tsx';

type RouteBoundaryProps = { name: string; children: ReactNode };

/** Keeps a screen's bug to that screen. React itself writes the error and its place to the console. */
export class RouteBoundary extends Component<RouteBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert">
        <EmptyState title={`${this.props.name} failed and cannot be shown.`} action={<Button variant="default" onClick={() => this.setState({ failed: false })}>Show it again</Button>}>
          Nothing that was stored or sent is affected. The other screens work.
        </EmptyState>
      </div>
    );
  }
}
