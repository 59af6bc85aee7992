local a: A<B<C>> = b >> c local d: A<B<C<D>>>= e
