import { redirect } from "next/navigation";

/** The product begins at the overview; who is not signed in is sent on from there. */
export default function HomePage() {
  redirect("/overview");
}
