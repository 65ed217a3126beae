package io.meshsim.house.planted.study;

/** What a simulation must not know. */
public final class Many {}
