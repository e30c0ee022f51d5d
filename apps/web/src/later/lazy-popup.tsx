'use client';

import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  type ComponentProps,
  type ComponentType,
  type RefObject,
} from 'react';
import { createLater } from './create-later.ts';
import { useLater } from './use-later.ts';

/** The button of a layer: the same before and after the layer's code is here. */
export type PopupButton = Pick<ComponentProps<'button'>, 'className' | 'aria-label' | 'disabled' | 'children'>;

/** What a layer's code gets for its own trigger. */
export interface PopupTrigger extends PopupButton {
  readonly ref: RefObject<HTMLButtonElement | null>;
}

interface PlainTriggerProps extends PopupTrigger {
  readonly opens: 'menu' | 'dialog';
  readonly onPress: () => void;
  /** Told whether it had the focus when it made room. */
  readonly onLeave: (focused: boolean) => void;
}

function PlainTrigger({ opens, onPress, onLeave, ref, ...button }: PlainTriggerProps) {
  const leave = useEffectEvent(onLeave);
  useLayoutEffect(() => {
    const element = ref.current;
    return () => leave(element !== null && element === document.activeElement);
  }, [ref]);
  return (
    <button
      {...button}
      ref={ref}
      type="button"
      aria-haspopup={opens}
      aria-expanded={false}
      onClick={onPress}
      // By then, the other button may stand here, and a press that began on this one would be no click on either.
      onPointerDown={(event) => {
        if (event.button === 0) onPress();
      }}
      onKeyDown={(event) => {
        if (opens !== 'menu' || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
        event.preventDefault();
        onPress();
      }}
    />
  );
}

/**
 * Makes a button with a layer whose code comes after the first load. Until then a plain button stands there; what is
 * pressed meanwhile opens when the code is here, and the focus stays where it is.
 */
export function lazyPopup<Props extends object>(
  opens: 'menu' | 'dialog',
  load: () => Promise<ComponentType<Props & { readonly trigger: PopupTrigger }>>,
): ComponentType<Props & { readonly trigger: PopupButton }> {
  const later = createLater(load);
  return function Popup(props) {
    const Layer = useLater(later);
    const ref = useRef<HTMLButtonElement>(null);
    const before = useRef({ focused: false, pressed: false });
    const isHere = Layer !== undefined;
    useLayoutEffect(() => {
      if (isHere && before.current.focused) ref.current?.focus({ preventScroll: true });
    }, [isHere]);
    useEffect(() => {
      if (isHere && before.current.pressed) ref.current?.click();
      if (isHere) before.current = { focused: false, pressed: false };
    }, [isHere]);
    const trigger = { ...props.trigger, ref };
    if (Layer) return <Layer {...props} trigger={trigger} />;
    return (
      <PlainTrigger
        {...trigger}
        opens={opens}
        onPress={() => {
          before.current.pressed = true;
          void later.fetch();
        }}
        onLeave={(focused) => {
          before.current.focused = focused;
        }}
      />
    );
  };
}
