package io.meshsim.house.planted.part.kube;

/** Breaks no rule itself. */
public final class Neighbour {}
