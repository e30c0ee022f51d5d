export default function AuthLayout({ children }: LayoutProps<'/'>) {
  return (
    <main className="grid min-h-full place-items-center p-4">
      <div className="w-full max-w-[360px] border border-line-1 bg-surface-1 p-6">{children}</div>
    </main>
  );
}
