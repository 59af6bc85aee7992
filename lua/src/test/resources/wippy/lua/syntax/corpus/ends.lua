end if a then else if b then elseif until ) ] } function ( end end end end else
