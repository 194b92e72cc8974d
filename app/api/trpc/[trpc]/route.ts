import { handleTrpc } from "@/server/api/trpc/handle";

export const dynamic = "force-dynamic";

export { handleTrpc as GET, handleTrpc as POST };
