"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";

import { useWhenIdle } from "@/components/lib/use-when-idle";

import { whenToastIsWanted } from "./toast";

const load = () => import("./sonner").then((file) => file.Sonner);
const Sonner = dynamic(load, { ssr: false });

/** Where toasts appear. */
export function Toaster() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => whenToastIsWanted(() => setWanted(true)), []);
  useWhenIdle(load);
  return wanted && <Sonner />;
}
